package org.openmss.gateway.mss.soap;

import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.openmss.doors.Problem;

/** The WSDL at {@code ?wsdl} of each port (TS 102 204, 10.5), and the schema that it imports. They hold no secret, and nobody is asked who he is. */
@Path("/soap/services")
@PermitAll
class Descriptions {

    @GET
    @Path("{port: " + SoapEndpoint.PORTS + "}")
    @Produces("text/xml;charset=UTF-8")
    public String wsdl(@PathParam("port") String port, @Context HttpServerRequest request) {
        if (request.getParam("wsdl") == null && request.getParam("WSDL") == null) {
            throw Problem.of(
                            404,
                            "no-page",
                            "There is no page here",
                            "messages are sent by POST; the description is at " + port + "?wsdl")
                    .exception();
        }
        return withPortFirst(port, resource("mss.wsdl")).replace("{address}", address(request));
    }

    /** Clients that ask for no port by its name take the first one. */
    private static String withPortFirst(String port, String wsdl) {
        return Pattern.compile("\\s*<wsdl:port name=\"" + port + "\".*?</wsdl:port>", Pattern.DOTALL)
                .matcher(wsdl)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .map(element -> wsdl.replace(element, "").replaceFirst("<wsdl:service [^>]*>", "$0" + element))
                .orElse(wsdl);
    }

    @GET
    @Path("mss.xsd")
    @Produces("text/xml;charset=UTF-8")
    public String schema() {
        return resource("mss.xsd");
    }

    /** As the caller has reached us; what he writes into Host comes back to him alone, and as a host only. */
    private static String address(HttpServerRequest request) {
        String authority =
                request.authority() == null ? "localhost" : request.authority().toString();
        return request.scheme() + "://" + authority.replaceAll("[^A-Za-z0-9.:\\[\\]-]", "") + "/soap/services";
    }

    private static String resource(String name) {
        try (InputStream in = Descriptions.class.getResourceAsStream("/wsdl/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the program has lost its " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
