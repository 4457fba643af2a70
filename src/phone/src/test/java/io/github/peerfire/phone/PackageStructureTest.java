package io.github.peerfire.phone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.github.peerfire", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageStructureTest {

    @ArchTest
    static final ArchRule NOTHING_BELOW_KNOWS_THE_PHONE = noClasses().that().resideOutsideOfPackage("..phone..")
            .should().dependOnClassesThat().resideInAPackage("..phone..");

    @ArchTest
    static final ArchRule THE_PHONE_USES_THE_CLIENT_AND_NO_NETWORK = noClasses().that().resideInAPackage("..phone..")
            .should().dependOnClassesThat()
            .resideInAnyPackage("io.netty..", "org.jivesoftware..", "java.net..", "javax.sound..");
}
