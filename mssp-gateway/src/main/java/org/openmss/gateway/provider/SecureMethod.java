package org.openmss.gateway.provider;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** A method whose messages can travel signed (SecureMethods; TS 102 204, 8.12). */
public enum SecureMethod {
    SIGNATURE("MSS_Signature"),
    REGISTRATION("MSS_Registration"),
    NOTIFICATION("MSS_Notification"),
    PROFILE_QUERY("MSS_ProfileQuery"),
    RECEIPT("MSS_Receipt"),
    STATUS("MSS_Status");

    private final String wireName;

    SecureMethod(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    static String write(Set<SecureMethod> methods) {
        return methods.stream().sorted().map(SecureMethod::wireName).collect(Collectors.joining(","));
    }

    static Set<SecureMethod> read(String written) {
        var names = Set.of(written.split(","));
        return Arrays.stream(values())
                .filter(method -> names.contains(method.wireName))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(SecureMethod.class)));
    }
}
