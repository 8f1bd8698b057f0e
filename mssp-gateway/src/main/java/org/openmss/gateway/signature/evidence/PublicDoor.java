package org.openmss.gateway.signature.evidence;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.openmss.kernel.Bytes;

/** HTTP with services that are there for everybody: no identity, no redirects, a limit to the answer's size and to the time it takes. */
@ApplicationScoped
class PublicDoor {
    private static final long MOST_OCTETS = 4L << 20;
    private static final int OK = 200;
    private final HttpClient client;
    private final EvidenceConfig config;

    PublicDoor(EvidenceConfig config) {
        this.config = config;
        this.client = HttpClient.newBuilder()
                .connectTimeout(config.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }

    Bytes ask(URI door, String questionType, Bytes question, String answerType) throws IOException {
        return answer(
                HttpRequest.newBuilder(webAddress(door))
                        .header("Content-Type", questionType)
                        .POST(BodyPublishers.ofByteArray(question.toArray())),
                answerType);
    }

    Bytes fetch(URI door) throws IOException {
        return answer(HttpRequest.newBuilder(webAddress(door)), "");
    }

    private Bytes answer(HttpRequest.Builder question, String type) throws IOException {
        var asked = client.sendAsync(
                question.timeout(config.timeout()).build(),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_OCTETS));
        try {
            var answer = asked.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
            String found = answer.headers().firstValue("Content-Type").orElse("");
            if (answer.statusCode() != OK || !found.startsWith(type)) {
                throw new IOException("answered with status " + answer.statusCode() + " and type '" + found + "'");
            }
            return Bytes.of(answer.body());
        } catch (TimeoutException late) {
            asked.cancel(true);
            throw new IOException("no whole answer in " + config.timeout(), late);
        } catch (ExecutionException failed) {
            throw new IOException("no answer: " + failed.getCause(), failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("the gateway is stopping", stopping);
        }
    }

    private static URI webAddress(URI door) throws IOException {
        boolean isWeb = "http".equals(door.getScheme()) || "https".equals(door.getScheme());
        if (!isWeb || door.getHost() == null) {
            throw new IOException("is no web address: " + door);
        }
        return door;
    }
}
