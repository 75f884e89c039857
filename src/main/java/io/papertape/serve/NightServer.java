package io.papertape.serve;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.io.IOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Shows a board to other programs by HTTP: `/health` as JSON, `/metrics` as Prometheus reads them. Safe for use by
/// several threads.
public final class NightServer implements AutoCloseable {

    private final NightMetrics metrics;
    private final @Nullable HTTPServer server;

    private NightServer(NightMetrics metrics, @Nullable HTTPServer server) {
        this.metrics = metrics;
        this.server = server;
    }

    /// Opens the port.
    ///
    /// @param address of this machine, by name or number
    /// @param port 0 for none: nothing is opened then
    /// @throws IOException if it cannot be opened
    public static NightServer open(NightBoard board, InstantSource clock, String address, int port) throws IOException {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        NightMetrics metrics = new NightMetrics(board, clock, registry);
        HTTPServer server = port == 0
                ? null
                : HTTPServer.builder()
                        .hostname(address)
                        .port(port)
                        .registry(registry.getPrometheusRegistry())
                        .defaultHandler(new HealthPage(board))
                        .buildAndStart();
        return new NightServer(metrics, server);
    }

    /// The metrics that it shows.
    public NightMetrics metrics() {
        return metrics;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
