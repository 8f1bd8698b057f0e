package org.openmss.bench.machine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.openmss.bench.figure.Report;
import org.openmss.launcher.Obstacle;

/** What the figures were measured on. */
public final class Machine {
    private static final long MEGABYTE = 1 << 20;

    private Machine() {}

    public static void describe(Report report, List<String> flags, Connection database) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        report.say("machine: " + Runtime.getRuntime().availableProcessors() + " cores, "
                + system.getTotalMemorySize() / MEGABYTE + " MB, " + System.getProperty("os.name") + " "
                + System.getProperty("os.arch") + "; load before the start " + system.getSystemLoadAverage());
        report.say("java: " + System.getProperty("java.vm.vendor") + " " + Runtime.version() + "; services run with "
                + String.join(" ", flags));
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("""
                        select current_setting('server_version') || ', fsync ' || current_setting('fsync')
                            || ', synchronous_commit ' || current_setting('synchronous_commit')
                            || ', shared_buffers ' || current_setting('shared_buffers')""")) {
            rows.next();
            report.say("postgresql: " + rows.getString(1));
        } catch (SQLException e) {
            throw new Obstacle("PostgreSQL does not say what it is: " + e.getMessage(), e);
        }
    }
}
