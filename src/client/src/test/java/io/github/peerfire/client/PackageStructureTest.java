package io.github.peerfire.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.github.peerfire", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageStructureTest {

    @ArchTest
    static final ArchRule MODULES_HAVE_NO_CYCLES =
            slices().matching("io.github.peerfire.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule XMPP_AND_RTMFP_MEET_HERE_ONLY = noClasses().that()
            .resideInAnyPackage("..peerfire.smack..", "..peerfire.flash..", "..peerfire.rtmfp..", "..peerfire.netty..")
            .should().dependOnClassesThat().resideInAPackage("..peerfire.client..");

    @ArchTest
    static final ArchRule THE_PUBLIC_FACE_IS_FINAL = classes().that().resideInAPackage("..peerfire.client..")
            .and().arePublic().and().areNotInterfaces().and().areNotEnums()
            .should().haveModifier(JavaModifier.FINAL);
}
