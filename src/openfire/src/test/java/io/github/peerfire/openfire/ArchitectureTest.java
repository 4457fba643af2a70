package io.github.peerfire.openfire;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jivesoftware.openfire.XMPPServer;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "io.github.peerfire.openfire";

    private static final JavaClasses PLUGIN = new ClassFileImporter().importPath(Path.of("target/classes"));

    @Test
    void nothingAsksForTheServerButTheWiringAndWhatComesFromOtherNodes() {
        assertThat(PLUGIN.stream().filter(ArchitectureTest::asksForTheServer)).extracting(JavaClass::getSimpleName)
                .containsExactlyInAnyOrder("OpenfireServer", "NodeTask");
    }

    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(PLUGIN);
        noClasses().that().resideInAPackage(ROOT + ".(*)").should().dependOnClassesThat().resideInAPackage(ROOT)
                .check(PLUGIN);
    }

    @Test
    void ticketsAndBindingsKnowNothingOfOpenfire() {
        noClasses().that().resideInAnyPackage(ROOT + ".ticket", ROOT + ".binding", ROOT + ".limit", ROOT + ".settings",
                        ROOT + ".turn", ROOT + ".storage", ROOT + ".command")
                .should().dependOnClassesThat().resideInAPackage("org.jivesoftware..").check(PLUGIN);
    }

    @Test
    void onlyThePluginItselfIsSeenFromOutside() {
        classes().that().resideInAPackage(ROOT).and().haveNameNotMatching(".*(RtmfpPlugin|package-info)")
                .should().notBePublic().check(PLUGIN);
    }

    private static boolean asksForTheServer(JavaClass user) {
        Stream<JavaAccess<?>> accesses = user.getAccessesFromSelf().stream();
        return accesses.anyMatch(access -> access.getTarget().getName().equals("getInstance")
                && access.getTargetOwner().isEquivalentTo(XMPPServer.class));
    }
}
