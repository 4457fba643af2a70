package io.github.peerfire.phone;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URI;
import java.util.concurrent.Executor;

@AnalyzeClasses(packages = "io.github.peerfire", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageStructureTest {

    @ArchTest
    static final ArchRule NOTHING_BELOW_KNOWS_THE_PHONE = noClasses().that().resideOutsideOfPackage("..phone..")
            .should().dependOnClassesThat().resideInAPackage("..phone..");

    @ArchTest
    static final ArchRule THE_PHONE_USES_THE_CLIENT_AND_NO_NETWORK = noClasses().that().resideInAPackage("..phone..")
            .should().dependOnClassesThat(resideInAnyPackage("io.netty..", "org.jivesoftware..", "java.net..")
                    // Names where something is, and reaches nothing.
                    .and(not(type(URI.class))));

    @ArchTest
    static final ArchRule DEVICES_ARE_IN_ONE_PLACE = noClasses().that().resideInAPackage("..phone..")
            .and().resideOutsideOfPackage("..phone.media.device..")
            .should().dependOnClassesThat().resideInAnyPackage("javax.sound..");

    @ArchTest
    static final ArchRule MEDIA_ARE_INDEPENDENT_OF_WINDOWS_AND_XMPP = noClasses()
            .that().resideInAPackage("..phone.media..")
            .should().dependOnClassesThat()
            .resideInAnyPackage("java.awt..", "javax.swing..", "io.github.peerfire.smack..", "org.jxmpp..");

    @ArchTest
    static final ArchRule WHAT_DECIDES_HAS_NO_THREAD_AND_NO_CLOCK = noClasses().that()
            .resideInAnyPackage("..phone.media.audio..", "..phone.media.video..", "..phone.media.playout..",
                    "..phone.media.rate..")
            .should().callMethod(System.class, "nanoTime").orShould().callMethod(System.class, "currentTimeMillis")
            .orShould().dependOnClassesThat().areAssignableTo(Thread.class)
            .orShould().dependOnClassesThat().areAssignableTo(Executor.class);

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("io.github.peerfire.phone.media.(*)..").should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule PARTS_HAVE_NO_CYCLES = slices().matching("io.github.peerfire.phone.(*)..").should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule PARTS_DO_NOT_KNOW_THE_PROGRAM = noClasses().that()
            .resideInAPackage("io.github.peerfire.phone.*..")
            .should().dependOnClassesThat().resideInAPackage("io.github.peerfire.phone");
}
