package io.github.peerfire.testbed.openfire.inside;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import org.apache.mina.core.filterchain.IoFilter;
import org.apache.mina.filter.executor.ExecutorFilter;
import org.apache.mina.transport.socket.nio.NioSocketAcceptor;
import org.jivesoftware.openfire.XMPPServer;
import org.jivesoftware.openfire.spi.ConnectionListener;
import org.jivesoftware.openfire.spi.ConnectionManagerImpl;

/** A port's acceptor, of which Openfire 4.2.0 only closes the socket when it ends: its threads would stay. */
record Listener(NioSocketAcceptor acceptor) {
    static List<Listener> of(XMPPServer server) {
        ConnectionManagerImpl manager = (ConnectionManagerImpl) server.getConnectionManager();
        if (manager == null) {
            return List.of();
        }
        return manager.getListeners().stream()
                .map(ConnectionListener::getSocketAcceptor)
                .filter(Objects::nonNull)
                .map(Listener::new)
                .toList();
    }

    void dispose() {
        IoFilter filter = acceptor.getFilterChain().get(ConnectionManagerImpl.EXECUTOR_FILTER_NAME);
        acceptor.dispose(false);
        if (filter instanceof ExecutorFilter executing && executing.getExecutor() instanceof ExecutorService executor) {
            executor.shutdownNow();
        }
    }
}
