package org.openmss.launcher.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.openmss.launcher.web.Answer;
import org.openmss.launcher.web.Web;

/** An application provider at the gateway's JSON door. */
public final class Provider {
    private final Web web;
    private final String signatures;

    public Provider(Web web, String gateway, String apId, String password) {
        this.web = web.withPassword(apId, password);
        this.signatures = gateway + "/v1/signatures";
    }

    /** A provider that signs in as its client does by itself: by a certificate. */
    public Provider(Web web, String gateway) {
        this.web = web;
        this.signatures = gateway + "/v1/signatures";
    }

    /** A request to sign a text, under a transaction id of its own. */
    public static Map<String, Object> text(String msisdn, String text) {
        var request = new HashMap<String, Object>();
        request.put("msisdn", msisdn);
        request.put("text", text);
        request.put("profile", "signature");
        request.put("format", "CMS");
        request.put("timeout", "PT80S");
        request.put(
                "apTransactionId",
                "T" + UUID.randomUUID().toString().replace("-", "").substring(0, 20));
        return request;
    }

    /** A request to sign a document by its digest. */
    public static Map<String, Object> digest(String msisdn, String sha256, String displayText) {
        var request = text(msisdn, displayText);
        request.remove("text");
        request.put("digest", Map.of("algorithm", "SHA-256", "value", sha256));
        request.put("displayText", displayText);
        return request;
    }

    public Answer request(Map<String, ?> request) {
        return web.post(signatures, request);
    }

    public Answer result(String id, String wait) {
        return web.get(signatures + "/" + id + "?wait=" + wait);
    }
}
