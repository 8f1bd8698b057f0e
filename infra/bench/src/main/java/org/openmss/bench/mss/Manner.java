package org.openmss.bench.mss;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.openmss.bench.load.Http;
import org.openmss.bench.load.TlsConnection;
import org.openmss.bench.load.TlsConnection.Reply;
import org.openmss.launcher.Obstacle;

/** How an application provider asks for a signature and gets it. */
enum Manner {
    /** {@code /v1}: the request is answered at once, a second call waits for the signature. */
    JSON_ASYNCHRONOUS("json-asynch", "\"value\":\"([A-Za-z0-9+/=]+)\"") {
        @Override
        ByteBuffer sign(TlsConnection connection, Provider provider, Wanted wanted) throws IOException {
            return await(connection, provider, request(connection, provider, wanted));
        }
    },
    /** TS 102 204 in JSON: one call, answered with the signature. */
    JSON_SYNCHRONOUS("json-synch", "\"Base64Signature\":\"([A-Za-z0-9+/=]+)\"") {
        @Override
        ByteBuffer sign(TlsConnection connection, Provider provider, Wanted wanted) throws IOException {
            String body = """
                    {"MSS_SignatureReq":{"MajorVersion":"1","MinorVersion":"1","MessagingMode":"synch","TimeOut":"80",\
                    "AP_Info":{"AP_ID":"%s","AP_PWD":"%s","AP_TransID":"%s","Instant":"2026-01-01T00:00:00.000Z"},\
                    "MSSP_Info":{"MSSP_ID":{"URI":"http://mssp.openmss.invalid"}},"MobileUser":{"MSISDN":"%s"},\
                    "DataToBeSigned":{"MimeType":"text/plain","Encoding":"UTF-8","Data":"%s"},\
                    "SignatureProfile":"urn:openmss:profile:signature"}}""".formatted(
                    provider.apId(), provider.password(), wanted.apTransactionId(), wanted.msisdn(), wanted.text());
            var request = Http.post("/rest/service/sign", "application/json", utf8(body));
            return expect(connection.ask(request), OK, VALID_SIGNATURE);
        }
    },
    /** TS 102 204 over SOAP 1.2: one call, answered with the signature. */
    SOAP_SYNCHRONOUS("soap-synch", "Base64Signature>([A-Za-z0-9+/=]+)<") {
        @Override
        ByteBuffer sign(TlsConnection connection, Provider provider, Wanted wanted) throws IOException {
            String body = """
                    <e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Header/><e:Body><MSS_Signature>\
                    <mss:MSS_SignatureReq xmlns:mss="http://uri.etsi.org/TS102204/v1.1.2#" MajorVersion="1" MinorVersion="1" \
                    MessagingMode="synch" TimeOut="80"><mss:AP_Info AP_ID="%s" AP_TransID="%s" AP_PWD="%s" \
                    Instant="2026-01-01T00:00:00.000Z"/><mss:MSSP_Info><mss:MSSP_ID><mss:URI>http://mssp.openmss.invalid\
                    </mss:URI></mss:MSSP_ID></mss:MSSP_Info><mss:MobileUser><mss:MSISDN>%s</mss:MSISDN></mss:MobileUser>\
                    <mss:DataToBeSigned MimeType="text/plain" Encoding="UTF-8">%s</mss:DataToBeSigned>\
                    <mss:SignatureProfile><mss:mssURI>urn:openmss:profile:signature</mss:mssURI></mss:SignatureProfile>\
                    </mss:MSS_SignatureReq></MSS_Signature></e:Body></e:Envelope>""".formatted(
                    provider.apId(), wanted.apTransactionId(), provider.password(), wanted.msisdn(), wanted.text());
            var request =
                    Http.post("/soap/services/MSS_SignaturePort", "application/soap+xml;charset=UTF-8", utf8(body));
            return expect(connection.ask(request), OK, VALID_SIGNATURE);
        }
    };

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int MOST_WAITS = 4;
    private static final String VALID_SIGNATURE = "502";
    private static final Pattern ID = Pattern.compile("\"id\":\"(t[0-9a-f]{30})\"");
    private final String title;
    private final Pattern signature;

    Manner(String title, String signature) {
        this.title = title;
        this.signature = Pattern.compile(signature);
    }

    /** The figure's name. */
    String title() {
        return title;
    }

    /** @return the body of the answer that has the signature */
    abstract ByteBuffer sign(TlsConnection connection, Provider provider, Wanted wanted) throws IOException;

    /** The CMS in such a body. */
    byte[] signature(byte[] body) {
        var found = signature.matcher(new String(body, StandardCharsets.UTF_8));
        if (!found.find()) {
            throw new Obstacle("an answer has no signature");
        }
        return Base64.getDecoder().decode(found.group(1));
    }

    /** Asks over {@code /v1}, and leaves it at that. @return the transaction's id */
    static String request(TlsConnection connection, Provider provider, Wanted wanted) throws IOException {
        String body = """
                {"msisdn":"%s","text":"%s","profile":"signature","format":"CMS","timeout":"PT5M","apTransactionId":"%s"}""".formatted(wanted.msisdn(), wanted.text(), wanted.apTransactionId());
        var request = Http.post("/v1/signatures", "application/json", utf8(body), provider.authorization());
        var accepted = ID.matcher(text(expect(connection.ask(request), CREATED, "\"state\":\"PENDING\"")));
        if (!accepted.find()) {
            throw new IOException("an accepted request has no id");
        }
        return accepted.group(1);
    }

    /** Waits over {@code /v1}. @return the body of the answer that has the signature */
    static ByteBuffer await(TlsConnection connection, Provider provider, String id) throws IOException {
        byte[] request = Http.get("/v1/signatures/" + id + "?wait=PT60S", provider.authorization());
        var reply = connection.ask(request);
        for (int again = 0; again < MOST_WAITS && text(reply.body()).contains("\"state\":\"PENDING\""); again++) {
            reply = connection.ask(request);
        }
        return expect(reply, OK, "\"state\":\"SIGNED\"");
    }

    private static ByteBuffer expect(Reply reply, int status, String part) throws IOException {
        String body = text(reply.body());
        if (reply.status() != status || !body.contains(part)) {
            throw new IOException("an answer is not what it should be: HTTP status " + reply.status() + ", " + body);
        }
        return reply.body();
    }

    private static String text(ByteBuffer body) {
        return StandardCharsets.UTF_8.decode(body.duplicate()).toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
