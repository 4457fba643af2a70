package io.github.peerfire.flash.crypto;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import org.slf4j.Logger;

/** What the code that handles secrets must not do. */
@AnalyzeClasses(
        packages = "io.github.peerfire.flash.crypto", importOptions = ImportOption.DoNotIncludeTests.class)
class SecretsHandlingTest {

    @ArchTest
    static final ArchRule COMPARISONS_TAKE_CONSTANT_TIME =
            noClasses().should().callMethod(Arrays.class, "equals", byte[].class, byte[].class)
                    .orShould().callMethod(Arrays.class, "equals",
                            byte[].class, int.class, int.class, byte[].class, int.class, int.class);

    @ArchTest
    static final ArchRule NO_PROVIDER_IS_REGISTERED =
            noClasses().should().dependOnClassesThat().areAssignableTo(Provider.class)
                    .orShould().dependOnClassesThat().areAssignableTo(Security.class);

    @ArchTest
    static final ArchRule NOTHING_IS_LOGGED =
            noClasses().should().dependOnClassesThat().areAssignableTo(Logger.class);
}
