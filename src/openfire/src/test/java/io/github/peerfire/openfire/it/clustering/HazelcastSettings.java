package io.github.peerfire.openfire.it.clustering;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import org.jivesoftware.util.JiveGlobals;

/** Hazelcast on 127.0.0.1 only, with the members that it is told. */
final class HazelcastSettings {

    private HazelcastSettings() {
    }

    static Config config(ClassLoader classes) {
        Config config = new Config();
        config.setInstanceName("openfire");
        config.setClusterName("peerfire-test");
        config.setClassLoader(classes);
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.setProperty("hazelcast.partition.count", "11");
        config.setProperty("hazelcast.operation.thread.count", "2");
        config.setProperty("hazelcast.io.thread.count", "1");
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        config.setProperty("hazelcast.operation.call.timeout.millis", "10000");
        NetworkConfig network = config.getNetworkConfig();
        network.setPort(JiveGlobals.getIntProperty(ClusteringPlugin.PORT_PROPERTY, 0)).setPortAutoIncrement(false);
        network.setPublicAddress("127.0.0.1");
        network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        JoinConfig join = network.getJoin();
        join.getAutoDetectionConfig().setEnabled(false);
        join.getMulticastConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true);
        for (String port : JiveGlobals.getProperty(ClusteringPlugin.MEMBERS_PROPERTY, "").split(",")) {
            join.getTcpIpConfig().addMember("127.0.0.1:" + port);
        }
        return config;
    }
}
