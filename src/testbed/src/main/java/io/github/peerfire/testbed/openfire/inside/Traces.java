package io.github.peerfire.testbed.openfire.inside;

import java.beans.Introspector;
import java.security.Provider;
import java.security.Security;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import org.logicalcobwebs.proxool.ProxoolFacade;
import org.slf4j.LoggerFactory;

/** What Openfire 4.2.0 leaves registered in the virtual machine when it stops. */
final class Traces {
    private final ClassLoader server;

    Traces(ClassLoader server) {
        this.server = server;
    }

    void erase() {
        ProxoolFacade.disableShutdownHook();
        ProxoolFacade.shutdown(0);
        for (Driver driver : Collections.list(DriverManager.getDrivers())) {
            if (driver.getClass().getClassLoader() == server) {
                deregister(driver);
            }
        }
        Introspector.flushCaches();
        for (Provider provider : Security.getProviders()) {
            if (provider.getClass().getClassLoader() == server) {
                Security.removeProvider(provider.getName());
            }
        }
    }

    private static void deregister(Driver driver) {
        try {
            DriverManager.deregisterDriver(driver);
        } catch (SQLException e) {
            LoggerFactory.getLogger(Traces.class).warn("{} stays registered", driver, e);
        }
    }
}
