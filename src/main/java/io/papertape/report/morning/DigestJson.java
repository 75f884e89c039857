package io.papertape.report.morning;

import io.papertape.report.ExactJson;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Writes a digest as one JSON object.
final class DigestJson {

    /// What all sessions of a night share.
    private static final Set<String> OF_THE_NIGHT = Set.of("night_id", "night_at", "position");

    String of(Digest digest) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = ExactJson.on(out)) {
            json.writeStartObject();
            json.writeObjectPropertyStart("night");
            night(json, digest);
            json.writeEndObject();
            json.writeArrayPropertyStart("sessions");
            Map<String, List<WaitingOrder>> orders =
                    digest.orders().stream().collect(Collectors.groupingBy(WaitingOrder::session));
            for (MorningSession session : digest.sessions()) {
                session(json, session, orders.getOrDefault(session.name(), List.of()), digest.actions());
            }
            json.writeEndArray();
            json.writeStringProperty("text", digest.markdown());
            json.writeEndObject();
        }
        return out.toString();
    }

    private static void night(JsonGenerator json, Digest digest) {
        Digest.Night night = digest.night();
        member(json, "night_id", night.id());
        member(json, "sessions_file", night.file());
        member(json, "started_at", night.startedAt());
        member(json, "ended_at", night.endedAt());
        member(json, "exit_status", night.exitStatus());
        member(json, "sessions", digest.sessions().size());
        member(
                json,
                "need_attention",
                digest.sessions().stream()
                        .filter(MorningSession::needsAttention)
                        .count());
        json.writeObjectPropertyStart("by_status");
        digest.sessions().stream()
                .collect(Collectors.groupingBy(MorningSession::status, TreeMap::new, Collectors.counting()))
                .forEach((status, count) -> member(json, status, count));
        json.writeEndObject();
        member(
                json,
                "gain",
                digest.sessions().stream()
                        .map(MorningSession::gain)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        member(
                json,
                "new_trades",
                digest.sessions().stream().mapToLong(MorningSession::newTrades).sum());
    }

    private static void session(
            JsonGenerator json, MorningSession session, List<WaitingOrder> orders, NightActions actions) {
        json.writeStartObject();
        for (Map.Entry<String, @Nullable Object> figure : session.row().entrySet()) {
            if (!OF_THE_NIGHT.contains(figure.getKey())) {
                member(json, figure.getKey(), figure.getValue());
            }
        }
        json.writeArrayPropertyStart("concerns");
        for (Concern concern : session.concerns()) {
            json.writeStartObject();
            member(json, "kind", concern.kind().label());
            member(json, "text", concern.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("orders");
        orders.forEach(order -> order(json, order));
        json.writeEndArray();
        JsonActions.write(json, session.name(), actions);
        json.writeEndObject();
    }

    private static void order(JsonGenerator json, WaitingOrder order) {
        json.writeStartObject();
        member(json, "symbol", order.symbol());
        member(json, "side", order.side());
        member(json, "quantity", order.quantity());
        member(json, "kind", order.kind());
        member(json, "level", order.level());
        member(json, "decided_at", order.decidedAt());
        json.writeEndObject();
    }

    private static void member(JsonGenerator json, String name, @Nullable Object value) {
        json.writeName(name);
        ExactJson.value(json, value);
    }
}
