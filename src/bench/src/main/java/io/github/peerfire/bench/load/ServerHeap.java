package io.github.peerfire.bench.load;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Optional;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The heap of a server that runs on a Java virtual machine, of the same user on this machine. */
final class ServerHeap implements AutoCloseable {

    private final JMXConnector connector;
    private final MemoryMXBean memory;

    private ServerHeap(JMXConnector connector) throws IOException {
        this.connector = connector;
        MBeanServerConnection connection = connector.getMBeanServerConnection();
        this.memory = ManagementFactory.newPlatformMXBeanProxy(
                connection, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
    }

    /** Empty if the process is no Java virtual machine, or not to be looked into. */
    static Optional<ServerHeap> of(ServerProcess server) {
        if (server == null) {
            return Optional.empty();
        }
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(server.pid()));
            JMXServiceURL url = new JMXServiceURL(machine.startLocalManagementAgent());
            machine.detach();
            return Optional.of(new ServerHeap(JMXConnectorFactory.connect(url)));
        } catch (AttachNotSupportedException | IOException e) {
            return Optional.empty();
        }
    }

    /** Bytes in use after garbage was collected. */
    long used() {
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
