package org.openmss.bench.constant;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What this server reaches when there is nothing to do: reads a request and sends the same bytes as an OCSP answer has, from the event
 * loop. No service has this route: it is compiled into the benchmark's own copy of the program.
 */
@Singleton
class ConstantAnswer {
    private final Buffer answer;

    ConstantAnswer(@ConfigProperty(name = "mss.bench.answer-length") int length) {
        this.answer = Buffer.buffer(new byte[length]);
    }

    void open(@Observes Router router) {
        router.post("/constant").order(0).handler(this::post);
        router.get("/constant/*").order(1).handler(this::send);
    }

    private void post(RoutingContext context) {
        var body = Buffer.buffer();
        context.request().handler(body::appendBuffer);
        context.request().endHandler(end -> send(context));
    }

    private void send(RoutingContext context) {
        context.response()
                .putHeader("Content-Type", "application/ocsp-response")
                .end(answer);
    }
}
