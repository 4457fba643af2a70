package io.github.peerfire.flash;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Random;
import java.util.Timer;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;

/** The Flash profile lives on whatever a driver provides: it has no sockets, threads, clocks or chance of its own. */
@AnalyzeClasses(packages = "io.github.peerfire.flash", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.peerfire.flash";

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PARTS_DO_NOT_KNOW_THE_WHOLE = noClasses()
            .that().resideInAnyPackage(ROOT + ".amf", ROOT + ".message", ROOT + ".tag", ROOT + ".crypto")
            .should().dependOnClassesThat().resideInAPackage(ROOT);

    @ArchTest
    static final ArchRule NO_SOCKETS = noClasses().should().dependOnClassesThat(
            resideInAnyPackage("java.net", "java.nio.channels..", "javax.net..")
                    .and(not(belongToAnyOf(InetSocketAddress.class, InetAddress.class, Inet4Address.class,
                            Inet6Address.class, UnknownHostException.class, URI.class, URISyntaxException.class))));

    @ArchTest
    static final ArchRule NO_THREADS_OR_EXECUTORS = noClasses().should().dependOnClassesThat(
            resideInAnyPackage("java.util.concurrent")
                    .and(not(belongToAnyOf(CompletableFuture.class, CompletionException.class,
                            CopyOnWriteArrayList.class, RejectedExecutionException.class)))
                    .or(belongToAnyOf(Thread.class, Timer.class)));

    @ArchTest
    static final ArchRule NO_CLOCKS = noClasses().should().callMethod(System.class, "nanoTime")
            .orShould().callMethod(System.class, "currentTimeMillis")
            .orShould().dependOnClassesThat().belongToAnyOf(Clock.class, Instant.class, Date.class);

    @ArchTest
    static final ArchRule NO_CHANCE = noClasses().should().callMethod(Math.class, "random")
            .orShould().dependOnClassesThat().belongToAnyOf(SecureRandom.class, Random.class, UUID.class);
}
