package org.openmss.launcher.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.openmss.launcher.Obstacle;
import org.openmss.launcher.home.DevelopmentPki;
import org.openmss.launcher.home.ProviderIdentity;

/** A client of the mesh's HTTP doors that speaks JSON and, for HTTPS, trusts the mesh's infrastructure CA alone. */
public final class Web {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_PROBLEM = 2000;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private final HttpClient client;
    private final @Nullable String authorization;

    private Web(HttpClient client, @Nullable String authorization) {
        this.client = client;
        this.authorization = authorization;
    }

    public static Web trusting(Path infrastructureCa) {
        return speaking(DevelopmentPki.clientOf(infrastructureCa));
    }

    /** A client that shows an application provider's certificate. */
    public static Web showing(ProviderIdentity identity, Path infrastructureCa) {
        return speaking(DevelopmentPki.clientOf(infrastructureCa, identity));
    }

    /** A client whose TLS is set up already. */
    public static Web speaking(SSLContext tls) {
        return new Web(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .sslContext(tls)
                        .build(),
                null);
    }

    public Web withToken(String token) {
        return new Web(client, "Bearer " + token);
    }

    public Web withPassword(String user, String password) {
        var both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Web(client, "Basic " + Base64.getEncoder().encodeToString(both));
    }

    public Answer post(String address, Map<String, ?> body) {
        return send(address, "application/json", HttpRequest.BodyPublishers.ofString(json(body)));
    }

    public Answer put(String address, Map<String, ?> body) {
        var request = request(address, "application/json").PUT(HttpRequest.BodyPublishers.ofString(json(body)));
        return answer(exchange(request.build(), HttpResponse.BodyHandlers.ofString()));
    }

    /** Sends the bytes as they are, which may be no JSON at all. */
    public HttpResponse<String> post(String address, String mediaType, String body) {
        return exchange(
                request(address, mediaType)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    public Answer get(String address) {
        return answer(exchange(request(address, null).GET().build(), HttpResponse.BodyHandlers.ofString()));
    }

    public Answer delete(String address) {
        return answer(exchange(request(address, null).DELETE().build(), HttpResponse.BodyHandlers.ofString()));
    }

    public byte[] bytes(String address) {
        var response = exchange(request(address, null).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new Obstacle(address + " answered " + response.statusCode() + ": see the service's log.");
        }
        return response.body();
    }

    /** Writes the body as it comes, however long it is. */
    public void download(String address, OutputStream to) {
        var response = exchange(request(address, null).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        try (var body = response.body()) {
            if (response.statusCode() != 200) {
                throw new Obstacle(address + " answered " + response.statusCode() + ": "
                        + new String(body.readNBytes(LONGEST_PROBLEM), StandardCharsets.UTF_8));
            }
            body.transferTo(to);
            to.flush();
        } catch (IOException e) {
            throw new Obstacle("What " + address + " answers could not be read or written to its end (" + e + ").", e);
        }
    }

    public static String json(Object value) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not expressible as JSON", e);
        }
    }

    public static Answer answer(HttpResponse<String> response) {
        try {
            var body = response.body();
            return new Answer(
                    response.statusCode(),
                    body == null || body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body));
        } catch (JsonProcessingException notJson) {
            return new Answer(response.statusCode(), JSON.getNodeFactory().textNode(response.body()));
        }
    }

    private Answer send(String address, String mediaType, HttpRequest.BodyPublisher body) {
        return answer(exchange(request(address, mediaType).POST(body).build(), HttpResponse.BodyHandlers.ofString()));
    }

    private HttpRequest.Builder request(String address, @Nullable String mediaType) {
        var request = HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE);
        if (mediaType != null) {
            request.header("Content-Type", mediaType);
        }
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return request;
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new Obstacle(
                    request.uri() + " did not answer (" + e + "): is the mesh running, and what do its logs say?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Obstacle("interrupted while waiting for " + request.uri(), e);
        }
    }
}
