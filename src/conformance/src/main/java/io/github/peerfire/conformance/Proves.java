package io.github.peerfire.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the requirements that a test proves. Belongs only on a test that fails when the behaviour is taken away.
 *
 * <pre>{@code
 * @Test
 * @Proves({"R7016-017", "R7016-018"})
 * void aVluOfMoreThanTenBytesIsMalformed() { ... }
 * }</pre>
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.CLASS)
public @interface Proves {

    /** Numbers of rows in {@code conformance.csv}. */
    String[] value();
}
