package io.papertape.notify;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// An address that gets the digest by HTTP POST.
///
/// @param timeout from the connection to the end of the answer
record WebhookChannel(URI address, Duration timeout) implements Channel {

    private static final int FIRST_SUCCESS = 200;
    private static final int FIRST_BEYOND_SUCCESS = 300;

    @Override
    public void tell(String digest) throws NotToldException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(digest))
                .build();
        HttpClient client = HttpClient.newHttpClient();
        try {
            int status = client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .statusCode();
            if (status < FIRST_SUCCESS || status >= FIRST_BEYOND_SUCCESS) {
                throw new NotToldException(name() + " answered " + status);
            }
        } catch (TimeoutException e) {
            throw new NotToldException(name() + " did not answer within " + timeout.toMillis() / 1000.0 + " s");
        } catch (ExecutionException e) {
            throw new NotToldException(name() + " could not be reached: " + reason(e));
        } finally {
            client.shutdownNow();
        }
    }

    private static String reason(ExecutionException failure) {
        Throwable cause = failure.getCause();
        return switch (cause) {
            case ConnectException refused when refused.getMessage() == null -> "no connection";
            case null -> failure.toString();
            default -> cause.getMessage() == null ? cause.toString() : cause.getMessage();
        };
    }

    /// The rest of the address is often a secret.
    private String name() {
        return "notify: the webhook at " + address.getScheme() + "://" + address.getHost()
                + (address.getPort() < 0 ? "" : ":" + address.getPort());
    }
}
