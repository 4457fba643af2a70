package io.github.peerfire.openfire;

import io.github.peerfire.openfire.operation.Operated;
import io.github.peerfire.openfire.operation.Operations;
import java.io.File;
import java.time.Clock;
import java.util.Optional;
import org.jivesoftware.openfire.container.Plugin;
import org.jivesoftware.openfire.container.PluginManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Openfire loads. */
public final class RtmfpPlugin implements Plugin, Operated {

    private static final Logger LOG = LoggerFactory.getLogger(RtmfpPlugin.class);

    /**
     * Whether Netty registers its events with the JDK's flight recorder, which would keep them, and all of this plugin,
     * in memory for good. The name is moved together with Netty when the plugin is packed, so it is nobody else's.
     */
    private static final String FLIGHT_RECORDER_EVENTS = "io.netty.jfr.enabled";

    private final Wiring wiring = new Wiring();
    private volatile RtmfpService service;

    @Override
    public void initializePlugin(PluginManager manager, File pluginDirectory) {
        System.setProperty(FLIGHT_RECORDER_EVENTS, "false");
        RtmfpService starting = new RtmfpService(
                OpenfireServer.running(), new MetricsRegistration(manager, this, this), Clock.systemUTC());
        starting.start();
        service = starting;
        showPages(manager);
    }

    /** Without the pages the service is still of use. */
    private void showPages(PluginManager manager) {
        try {
            PageRegistration pages = new PageRegistration(this, this);
            wiring.step("pages of the admin console", () -> pages.register(manager), pages::unregister);
        } catch (Exception e) {
            LOG.error("The RTMFP pages of the admin console are not there", e);
        }
    }

    @Override
    public Optional<Operations> operations() {
        return Optional.ofNullable(service).map(RtmfpService::operations);
    }

    /**
     * Takes what another node of the cluster sent. Called by {@link io.github.peerfire.openfire.cluster.NodeTask}, by
     * name.
     *
     * @param sender the node's name
     * @param message what it sent
     */
    public void receiveFromNode(byte[] sender, byte[] message) {
        RtmfpService receiving = service;
        if (receiving != null) {
            receiving.receiveFromNode(sender, message);
        }
    }

    /** Never throws: an error that escapes here would keep some versions of Openfire from ever replacing the plugin. */
    @Override
    public void destroyPlugin() {
        try {
            wiring.undoAll();
            RtmfpService stopping = service;
            service = null;
            if (stopping != null) {
                stopping.stop();
            }
        } catch (Throwable e) {
            LOG.error("The RTMFP plugin was not removed in order", e);
        } finally {
            System.clearProperty(FLIGHT_RECORDER_EVENTS);
        }
    }
}
