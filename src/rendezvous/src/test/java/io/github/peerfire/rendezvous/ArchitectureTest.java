package io.github.peerfire.rendezvous;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;

@AnalyzeClasses(packages = "io.github.peerfire.rendezvous", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.peerfire.rendezvous";

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule WHAT_THE_SERVER_IS_MADE_OF_DOES_NOT_KNOW_IT = noClasses()
            .that().resideInAnyPackage(ROOT + ".trace..", ROOT + ".check..", ROOT + ".relay..")
            .should().dependOnClassesThat().resideInAnyPackage(ROOT, ROOT + ".keys..");

    /** Attack A30. */
    @ArchTest
    static final ArchRule NOTHING_IS_COMPARED_IN_A_TIME_THAT_TELLS = noClasses()
            .should().callMethod(Arrays.class, "equals", byte[].class, byte[].class);

    @ArchTest
    static final ArchRule ONLY_THE_RELAY_HAS_SOCKETS_OF_ITS_OWN = noClasses()
            .that().doNotHaveSimpleName("NettyRelayTransport")
            .and().haveNameNotMatching(".*NettyRelayTransport\\$.*")
            .should().dependOnClassesThat().resideInAPackage("io.netty..");
}
