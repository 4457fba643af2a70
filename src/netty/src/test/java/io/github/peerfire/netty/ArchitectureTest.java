package io.github.peerfire.netty;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** The client of TURN is a state machine as the protocol core is. */
@AnalyzeClasses(packages = "io.github.peerfire.netty", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String TURN = "io.github.peerfire.netty.turn..";

    private static final DescribedPredicate<JavaClass> ADDRESSES_AS_VALUES =
            type(InetSocketAddress.class).or(type(InetAddress.class)).or(type(UnknownHostException.class));

    @ArchTest
    static final ArchRule TURN_HAS_NO_SOCKETS_THREADS_OR_CLOCKS = noClasses().that().resideInAPackage(TURN)
            .should().dependOnClassesThat(resideInAnyPackage("java.net", "java.nio.channels..",
                    "java.util.concurrent..", "java.time..", "io.netty..", "io.github.peerfire.netty")
                    .and(DescribedPredicate.not(ADDRESSES_AS_VALUES)))
            .orShould().callMethod(System.class, "nanoTime")
            .orShould().callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule TURN_HAS_NO_CHANCE_OF_ITS_OWN = noClasses().that().resideInAPackage(TURN)
            .should().callMethod(Math.class, "random")
            .orShould().dependOnClassesThat().belongToAnyOf(
                    java.security.SecureRandom.class, java.util.Random.class, java.util.UUID.class);

    @ArchTest
    static final ArchRule PROOFS_ARE_COMPARED_IN_CONSTANT_TIME = noClasses()
            .that().haveSimpleName("LongTermCredentials").or().haveSimpleName("StunIntegrity")
            .should().callMethod(Arrays.class, "equals", byte[].class, byte[].class);
}
