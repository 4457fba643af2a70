package io.github.peerfire.rtmfp.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForwardingProfileTest {

    static Stream<Method> questions() {
        return Stream.of(CryptographyProfile.class.getMethods());
    }

    /** A default answer of the interface's would hide the other profile's own. */
    @ParameterizedTest
    @MethodSource("questions")
    void everyQuestionIsForwarded(Method question) throws Exception {
        assertThat(ForwardingProfile.class.getMethod(question.getName(), question.getParameterTypes())
                .getDeclaringClass()).isEqualTo(ForwardingProfile.class);
    }
}
