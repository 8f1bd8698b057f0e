package org.openmss.launcher.web;

import com.fasterxml.jackson.databind.JsonNode;

/** What a server answered: the HTTP status and the JSON body, a missing node where there is none. */
public record Answer(int status, JsonNode body) {

    /** The text of a member, or of a path of members such as {@code /mssStatus/code}; empty where there is none. */
    public String text(String member) {
        return body.at(member.startsWith("/") ? member : "/" + member).asText("");
    }

    /** For messages: a problem's own words, never the content of a good answer, which may hold secrets. */
    @Override
    public String toString() {
        return status < 400 ? Integer.toString(status) : status + " " + body;
    }
}
