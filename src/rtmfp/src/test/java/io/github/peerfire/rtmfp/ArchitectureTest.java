package io.github.peerfire.rtmfp;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** The protocol core is a state machine without input, output, threads, clocks or chance of its own. */
@AnalyzeClasses(packages = "io.github.peerfire.rtmfp", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.peerfire.rtmfp";

    private static final DescribedPredicate<JavaClass> ADDRESSES_AS_VALUES =
            type(InetSocketAddress.class).or(type(InetAddress.class)).or(type(Inet4Address.class))
                    .or(type(Inet6Address.class)).or(type(UnknownHostException.class));

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule LAYERS_DEPEND_ON_THOSE_BELOW = layeredArchitecture().consideringOnlyDependenciesInLayers()
            .layer("common").definedBy(ROOT + ".common..")
            .layer("wire").definedBy(ROOT + ".wire..")
            .layer("chunk").definedBy(ROOT + ".chunk..")
            .layer("flow").definedBy(ROOT + ".flow..")
            .layer("crypto").definedBy(ROOT + ".crypto..")
            .layer("congestion").definedBy(ROOT + ".congestion..")
            .layer("session").definedBy(ROOT + ".session..")
            .layer("root").definedBy(ROOT)
            .whereLayer("root").mayNotBeAccessedByAnyLayer()
            .whereLayer("session").mayOnlyBeAccessedByLayers("root")
            .whereLayer("congestion").mayOnlyBeAccessedByLayers("session", "root")
            .whereLayer("crypto").mayOnlyBeAccessedByLayers("session", "root")
            .whereLayer("flow").mayOnlyBeAccessedByLayers("congestion", "session", "root")
            .whereLayer("chunk").mayOnlyBeAccessedByLayers("flow", "session", "root")
            .whereLayer("wire").mayOnlyBeAccessedByLayers("chunk", "flow", "session", "root");

    @ArchTest
    static final ArchRule NO_SOCKETS = noClasses().should().dependOnClassesThat(
            resideInAnyPackage("java.net", "java.nio.channels..", "javax.net..")
                    .and(DescribedPredicate.not(ADDRESSES_AS_VALUES)));

    @ArchTest
    static final ArchRule NO_THREADS_OR_EXECUTORS_BUT_FOR_WHAT_DRIVERS_RETURN = noClasses()
            .that().haveSimpleNameNotStartingWith("EndpointDriver").should().dependOnClassesThat(
            resideInAnyPackage("java.util.concurrent..").or(type(Thread.class)).or(type(java.util.Timer.class)));

    @ArchTest
    static final ArchRule NO_CLOCKS = noClasses().should().callMethod(System.class, "nanoTime")
            .orShould().callMethod(System.class, "currentTimeMillis")
            .orShould().dependOnClassesThat().resideInAnyPackage("java.time..")
            .orShould().dependOnClassesThat().belongToAnyOf(java.util.Date.class);

    @ArchTest
    static final ArchRule NO_CHANCE = noClasses().should().callMethod(Math.class, "random")
            .orShould().dependOnClassesThat().belongToAnyOf(
                    java.security.SecureRandom.class, java.util.Random.class, java.util.UUID.class);

    /** The attack that the test matrix calls A30. */
    @ArchTest
    static final ArchRule PROOFS_ARE_COMPARED_IN_CONSTANT_TIME = noClasses()
            .that().haveSimpleName("CookieFactory").or().haveSimpleName("AddressMobility")
            .should().callMethod(Arrays.class, "equals", byte[].class, byte[].class)
            .orShould().callMethod(Arrays.class, "equals",
                    byte[].class, int.class, int.class, byte[].class, int.class, int.class);
}
