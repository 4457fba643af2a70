package io.github.peerfire.client;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smackx.blocking.BlockingCommandManager;
import org.jxmpp.jid.BareJid;

/**
 * Whom the user does not want to hear of (XEP-0191). Whom this device has blocked does not ring here, whatever the
 * server does; a server that can blocks for all devices, also after this one has signed out. Any thread.
 */
public final class BlockList {

    private final XMPPConnection connection;
    private final Set<BareJid> here = ConcurrentHashMap.newKeySet();

    BlockList(XMPPConnection connection) {
        this.connection = connection;
    }

    /**
     * Blocks an account; here at once.
     *
     * @return completes with how far that reaches; fails with Smack's exceptions if the server, which could, does not
     *     do it
     */
    public CompletableFuture<BlockScope> block(BareJid account) {
        here.add(account);
        return tell(manager -> manager.blockContacts(List.of(account)));
    }

    /** Ends a {@link #block}, of whichever device. */
    public CompletableFuture<BlockScope> unblock(BareJid account) {
        here.remove(account);
        return tell(manager -> manager.unblockContacts(List.of(account)));
    }

    /** Whether this device has blocked an account. */
    boolean contains(BareJid account) {
        return here.contains(account);
    }

    private interface Command {

        void give(BlockingCommandManager manager) throws SmackException, XMPPException, InterruptedException;
    }

    private CompletableFuture<BlockScope> tell(Command command) {
        return Blocking.ask("block", () -> {
            BlockingCommandManager manager = BlockingCommandManager.getInstanceFor(connection);
            boolean supported = manager.isSupportedByServer();
            if (supported) {
                command.give(manager);
            }
            return supported ? BlockScope.ALL_DEVICES : BlockScope.THIS_DEVICE;
        });
    }
}
