package io.papertape.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.papertape.serve.NightBoard.Attempt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Answers whether nights are waited for, and how the last one ended, as JSON. Safe for use by several threads.
final class HealthPage implements HttpHandler {

    static final String PATH = "/health";

    private static final byte[] ELSEWHERE = ("There are " + PATH + " and /metrics.\n").getBytes(StandardCharsets.UTF_8);

    private final NightBoard board;
    private final JsonFactory json = new JsonFactory();

    HealthPage(NightBoard board) {
        this.board = board;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        boolean here = exchange.getRequestURI().getPath().equals(PATH);
        byte[] answer = here ? health() : ELSEWHERE;
        exchange.getResponseHeaders().set("Content-Type", here ? "application/json" : "text/plain; charset=utf-8");
        try (exchange) {
            exchange.sendResponseHeaders(
                    here ? HttpURLConnection.HTTP_OK : HttpURLConnection.HTTP_NOT_FOUND, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private byte[] health() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator text = json.createGenerator(ObjectWriteContext.empty(), bytes)) {
            text.writeStartObject();
            text.writeStringProperty("status", "UP");
            time(text, "running_since", board.running());
            time(text, "next_due", board.due());
            board.last().ifPresent(night -> night(text, night));
            text.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private void night(JsonGenerator text, Attempt night) {
        text.writeObjectPropertyStart("last_night");
        time(text, "began", Optional.of(night.began()));
        time(text, "ended", Optional.of(night.ended()));
        text.writeNumberProperty("exit_status", night.exitStatus());
        text.writeEndObject();
        time(text, "last_success", board.books().flatMap(books -> Optional.ofNullable(books.lastSuccess())));
    }

    private static void time(JsonGenerator text, String name, Optional<Instant> time) {
        if (time.isPresent()) {
            text.writeStringProperty(name, time.get().toString());
        } else {
            text.writeNullProperty(name);
        }
    }
}
