package io.github.peerfire.openfire.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OpenfireCompatibilityTest {

    private final GoneMembers gone = GoneMembers.load();

    @Test
    void thePluginUsesNothingThatIsGoneInOpenfire511() {
        JavaClasses plugin = new ClassFileImporter().importPath(Path.of("target/classes"));
        assertThat(plugin).hasSizeGreaterThan(20);
        assertThat(gone.size()).isGreaterThan(800);
        Map<String, Set<String>> used = new TreeMap<>();
        plugin.forEach(user -> used.put(user.getName(), gone.usedBy(user)));
        used.values().removeIf(Set::isEmpty);
        assertThat(used).isEmpty();
    }

    @Test
    void theCheckerSeesCallsReferencesAndClassesThatAreGone() {
        JavaClass user = new ClassFileImporter().importClass(UsesWhatIsGone.class);
        assertThat(gone.usedBy(user)).contains(
                "- org/jivesoftware/openfire/session/Session isSecure()Z",
                "- org/jivesoftware/openfire/session/Session getStatus()I",
                "- org/jivesoftware/openfire/user/UserManager isRegisteredUser(Ljava/lang/String;)Z",
                "- org/jivesoftware/openfire/SessionManager isAnonymousRoute(Lorg/xmpp/packet/JID;)Z",
                "- org/jivesoftware/openfire/container/PluginManager <init>(Ljava/io/File;)V",
                "GONE org/jivesoftware/openfire/forms/DataForm");
    }

    @Test
    void theCheckerSeesWhatAnImplementationLacks() {
        JavaClass user = new ClassFileImporter().importClass(UsesWhatIsGone.ImplementsTooLittle.class);
        assertThat(gone.usedBy(user)).anyMatch(
                line -> line.startsWith("+abstract ") && line.contains("getExtendedInfos"));
    }
}
