package org.openmss.gateway.notification.client;

import io.quarkus.runtime.Startup;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.notification.NotificationConfig;
import org.openmss.gateway.notification.domain.CallbackTransport;
import org.openmss.gateway.notification.domain.PublicAddresses;
import org.openmss.gateway.provider.CallbackAddress;
import org.openmss.kernel.Bytes;

/**
 * HTTP to an address that an application provider has named. The host's name is resolved once, and the connection goes to the address that
 * was looked at, so that a name cannot mean one place when it is judged and another when it is called. TLS checks the name itself.
 * Redirects are not followed; an answer that is too long, or takes too long, is none.
 */
@Startup
@ApplicationScoped
class GuardedCallbacks implements CallbackTransport {
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final int CONNECT_MILLIS = 5_000;
    private final HttpClient http;
    private final NameResolver names;
    private final NotificationConfig config;

    GuardedCallbacks(Vertx vertx, TlsConfigurationRegistry tls, NameResolver names, NotificationConfig config) {
        var options = new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setKeepAlive(false)
                .setMaxPoolSize(32);
        config.tlsConfigurationName()
                .ifPresent(name -> TlsConfigUtils.configure(
                        options,
                        tls.get(name)
                                .orElseThrow(() -> new IllegalStateException(
                                        "mss.notification.tls-configuration-name names no TLS configuration: "
                                                + name))));
        this.http = vertx.createHttpClient(options.setVerifyHost(true));
        this.names = names;
        this.config = config;
    }

    @PreDestroy
    void close() {
        http.close();
    }

    @Override
    public Reply post(URI address, String mediaType, String body) throws CallbackFailure {
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(
                        CallbackAddress.port(address), checked(address).getHostAddress()))
                .setHost(host(address))
                .setPort(CallbackAddress.port(address))
                .setSsl(address.getScheme().equalsIgnoreCase("https"))
                .setFollowRedirects(false)
                .setURI(target(address))
                .putHeader(HttpHeaders.CONTENT_TYPE, mediaType);
        var answer = new CompletableFuture<Reply>();
        http.request(options)
                .onFailure(answer::completeExceptionally)
                .onSuccess(request -> exchange(request, body, answer));
        try {
            return answer.get(config.answerWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.completeExceptionally(late);
            throw new CallbackFailure("there was no answer within " + config.answerWithin());
        } catch (ExecutionException failed) {
            throw known(failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            answer.completeExceptionally(stopping);
            throw new CallbackFailure("the gateway is stopping");
        }
    }

    private static CallbackFailure known(@Nullable Throwable cause) {
        return cause instanceof CallbackFailure known
                ? known
                : new CallbackFailure("it could not be called: "
                        + (cause == null ? "?" : cause.getClass().getSimpleName()));
    }

    private static void exchange(HttpClientRequest request, String body, CompletableFuture<Reply> answer) {
        if (answer.isDone()) {
            // The time is over already.
            request.reset();
            return;
        }
        answer.whenComplete((reply, failure) -> {
            if (failure != null) {
                request.reset();
            }
        });
        request.response().onFailure(answer::completeExceptionally).onSuccess(response -> read(response, answer));
        request.end(body);
    }

    private static void read(HttpClientResponse response, CompletableFuture<Reply> answer) {
        var body = Buffer.buffer();
        response.exceptionHandler(answer::completeExceptionally)
                .handler(chunk -> {
                    if (body.length() + chunk.length() > LONGEST_ANSWER) {
                        answer.completeExceptionally(
                                new CallbackFailure("the answer is longer than " + LONGEST_ANSWER + " octets"));
                    } else {
                        body.appendBuffer(chunk);
                    }
                })
                .endHandler(end -> answer.complete(new Reply(response.statusCode(), Bytes.of(body.getBytes()))));
    }

    private InetAddress checked(URI address) throws CallbackFailure {
        try {
            var found = names.addresses(host(address));
            if (!config.privateAddresses() && !found.stream().allMatch(PublicAddresses::contain)) {
                throw new CallbackFailure("the host is at a loopback, private or reserved address");
            }
            return found.stream()
                    .min(Comparator.comparing(place -> !(place instanceof Inet4Address)))
                    .orElseThrow(() -> new CallbackFailure("the host has no address"));
        } catch (UnknownHostException unknown) {
            throw new CallbackFailure("the host's name is not known");
        }
    }

    private static String host(URI address) {
        String host = address.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String target(URI address) {
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
    }
}
