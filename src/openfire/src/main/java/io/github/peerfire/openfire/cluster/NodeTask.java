package io.github.peerfire.openfire.cluster;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.container.Plugin;
import org.jivesoftware.util.cache.ClusterTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a message to the plugin of another node. Nothing comes back: an answer is another message.
 *
 * <p>Clustering keeps classes by their names, so where the plugin was loaded again this may be the class of before. It
 * therefore names no other class of the plugin, and calls the one that is loaded now by reflection.
 */
public final class NodeTask implements ClusterTask<Boolean> {

    /** Octets that a message may have. */
    static final int LONGEST_MESSAGE = 16_384;

    /** The method of the plugin's class that takes the name of the sending node and the message. */
    static final String RECEIVER = "receiveFromNode";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(NodeTask.class);
    private static final String PLUGIN = "io.github.peerfire.openfire.RtmfpPlugin";
    private static final int LONGEST_NAME = 256;

    private byte[] sender;
    private byte[] message;
    private boolean received;

    /** For deserialization. */
    public NodeTask() {
        sender = new byte[0];
        message = new byte[0];
    }

    NodeTask(byte[] sender, byte[] message) {
        this.sender = sender.clone();
        this.message = message.clone();
    }

    @Override
    public void run() {
        for (Plugin plugin : XMPPServer.getInstance().getPluginManager().getPlugins()) {
            if (plugin.getClass().getName().equals(PLUGIN)) {
                deliver(plugin);
            }
        }
    }

    private void deliver(Plugin plugin) {
        try {
            plugin.getClass().getMethod(RECEIVER, byte[].class, byte[].class).invoke(plugin, sender, message);
            received = true;
        } catch (ReflectiveOperationException e) {
            LOG.debug("A message of another node could not be delivered", e);
        }
    }

    /** Whether there is a plugin here that took the message. */
    @Override
    public Boolean getResult() {
        return received;
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
        write(out, sender);
        write(out, message);
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException {
        sender = read(in, LONGEST_NAME);
        message = read(in, LONGEST_MESSAGE);
    }

    private static void write(ObjectOutput out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] read(ObjectInput in, int longest) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > longest) {
            throw new InvalidObjectException("A message of another node has " + length + " octets");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
