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
        ExactJson.member(json, "night_id", night.id());
        ExactJson.member(json, "sessions_file", night.file());
        ExactJson.member(json, "started_at", night.startedAt());
        ExactJson.member(json, "ended_at", night.endedAt());
        ExactJson.member(json, "exit_status", night.exitStatus());
        ExactJson.member(json, "sessions", digest.sessions().size());
        ExactJson.member(
                json,
                "need_attention",
                digest.sessions().stream()
                        .filter(MorningSession::needsAttention)
                        .count());
        json.writeObjectPropertyStart("by_status");
        digest.sessions().stream()
                .collect(Collectors.groupingBy(MorningSession::status, TreeMap::new, Collectors.counting()))
                .forEach((status, count) -> ExactJson.member(json, status, count));
        json.writeEndObject();
        ExactJson.member(
                json,
                "gain",
                digest.sessions().stream()
                        .map(MorningSession::gain)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        ExactJson.member(
                json,
                "new_trades",
                digest.sessions().stream().mapToLong(MorningSession::newTrades).sum());
    }

    private static void session(
            JsonGenerator json, MorningSession session, List<WaitingOrder> orders, NightActions actions) {
        json.writeStartObject();
        for (Map.Entry<String, @Nullable Object> figure : session.row().entrySet()) {
            if (!OF_THE_NIGHT.contains(figure.getKey())) {
                ExactJson.member(json, figure.getKey(), figure.getValue());
            }
        }
        json.writeArrayPropertyStart("concerns");
        for (Concern concern : session.concerns()) {
            json.writeStartObject();
            ExactJson.member(json, "kind", concern.kind().label());
            ExactJson.member(json, "text", concern.text());
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
        ExactJson.member(json, "symbol", order.symbol());
        ExactJson.member(json, "side", order.side());
        ExactJson.member(json, "quantity", order.quantity());
        ExactJson.member(json, "kind", order.kind());
        ExactJson.member(json, "level", order.level());
        ExactJson.member(json, "decided_at", order.decidedAt());
        json.writeEndObject();
    }
}
