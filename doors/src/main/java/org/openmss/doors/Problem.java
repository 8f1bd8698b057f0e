package org.openmss.doors;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error as a caller sees it (RFC 9457).
 *
 * @param status the HTTP status
 * @param name kebab-case; becomes {@code urn:mss:problem:<name>}
 * @param title what kind of error, the same for every occurrence
 * @param detail what was wrong here and what would be right
 * @param members further members, such as {@code field} or {@code triesLeft}
 */
public record Problem(
        int status, String name, String title, @Nullable String detail, Map<String, Object> members) {
    static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPE_PREFIX = "urn:mss:problem:";

    public Problem {
        members = Map.copyOf(members);
    }

    public static Problem of(int status, String name, String title, @Nullable String detail) {
        return new Problem(status, name, title, detail, Map.of());
    }

    public Problem with(String member, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(status, name, title, detail, more);
    }

    public ProblemException exception() {
        return new ProblemException(this);
    }

    Map<String, Object> toJson(String traceId) {
        var json = new LinkedHashMap<String, Object>();
        json.put("type", TYPE_PREFIX + name);
        json.put("title", title);
        json.put("status", status);
        if (detail != null) {
            json.put("detail", detail);
        }
        json.putAll(members);
        json.put("traceId", traceId);
        return json;
    }
}
