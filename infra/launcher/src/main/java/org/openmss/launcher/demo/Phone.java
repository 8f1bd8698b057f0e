package org.openmss.launcher.demo;

import java.util.Map;
import org.openmss.launcher.home.Tokens;
import org.openmss.launcher.web.Answer;
import org.openmss.launcher.web.Web;

/** A phone in somebody's hand, used by script as the page would use it. */
public final class Phone {
    private final Web web;
    private final String address;
    private final String iccid;
    private final String link;

    private Phone(Web web, String address, String iccid, String link) {
        this.web = web;
        this.address = address;
        this.iccid = iccid;
        this.link = link;
    }

    /** A new phone with a new SIM for this number. */
    public static Phone withNumber(String msisdn, Web web, Tokens tokens, String handsets) {
        var made = web.withToken(tokens.issue("handset-operator")).post(handsets + "/phones", Map.of("msisdn", msisdn));
        if (made.status() != 201) {
            throw new NotAsItShouldBe("a new phone was answered with " + made);
        }
        return new Phone(web, handsets + "/phones/" + made.text("token"), made.text("iccid"), made.text("link"));
    }

    public String iccid() {
        return iccid;
    }

    /** The page that is this phone in a browser. */
    public String link() {
        return link;
    }

    /** What is on the screen, after waiting for it; 204 when nothing came. */
    public Answer screen(String wait) {
        return web.get(address + "/prompt?wait=" + wait);
    }

    public Answer activate(String activationCode, String newPin) {
        return web.post(address + "/activation", Map.of("activationCode", activationCode, "pin", newPin));
    }

    public Answer enterPin(String promptId, String pin) {
        return web.post(address + "/pin", Map.of("promptId", promptId, "pin", pin));
    }

    public Answer acknowledge(String noticeId) {
        return web.post(address + "/acknowledgement", Map.of("promptId", noticeId));
    }

    public Answer refuse(String promptId) {
        return web.post(address + "/refusal", Map.of("promptId", promptId));
    }
}
