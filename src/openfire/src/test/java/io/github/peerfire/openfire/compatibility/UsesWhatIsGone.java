package io.github.peerfire.openfire.compatibility;

import java.util.Iterator;
import java.util.function.Predicate;
import org.dom4j.Element;
import org.jivesoftware.openfire.SessionManager;
import org.jivesoftware.openfire.container.PluginManager;
import org.jivesoftware.openfire.disco.DiscoInfoProvider;
import org.jivesoftware.openfire.forms.DataForm;
import org.jivesoftware.openfire.session.ClientSession;
import org.jivesoftware.openfire.session.Session;
import org.jivesoftware.openfire.user.UserManager;
import org.xmpp.packet.JID;

/** Compiles against Openfire 4.2.0 and would fail on 5.1.1 in each of its methods; the checker must see them all. */
@SuppressWarnings("deprecation")
abstract class UsesWhatIsGone {

    boolean callsAMethod(Session session) {
        return session.isSecure();
    }

    int callsAnInheritedMethod(ClientSession session) {
        return session.getStatus();
    }

    Predicate<String> refersToAMethod(UserManager users) {
        return users::isRegisteredUser;
    }

    boolean callsFromALambda(SessionManager sessions) {
        Predicate<JID> anonymous = jid -> sessions.isAnonymousRoute(jid);
        return anonymous.test(new JID("alice@example.net"));
    }

    PluginManager callsAConstructor() {
        return new PluginManager(null);
    }

    Object namesAClass(DataForm form) {
        return form;
    }

    /** Lacks a method that 5.1.1 calls. */
    static final class ImplementsTooLittle implements DiscoInfoProvider {

        @Override
        public Iterator<Element> getIdentities(String name, String node, JID sender) {
            return null;
        }

        @Override
        public Iterator<String> getFeatures(String name, String node, JID sender) {
            return null;
        }

        @Override
        public org.xmpp.forms.DataForm getExtendedInfo(String name, String node, JID sender) {
            return null;
        }

        @Override
        public boolean hasInfo(String name, String node, JID sender) {
            return false;
        }
    }
}
