package io.github.peerfire.smack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.github.peerfire.smack", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageStructureTest {

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("io.github.peerfire.(**)").should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule SMACKS_OWN_JINGLE_IS_USED_FOR_ERRORS_ONLY = noClasses().should()
            .dependOnClassesThat()
            .haveNameMatching("org\\.jivesoftware\\.smackx\\.jingle\\.(?!element\\.JingleError).*");

    @ArchTest
    static final ArchRule KEYS_ARE_OTHERS_BUSINESS = noClasses().should()
            .dependOnClassesThat().resideInAnyPackage("javax.crypto..", "java.security..", "io.github.peerfire.flash..",
                    "io.github.peerfire.rtmfp..");
}
