package org.openmss.ca.ceremony.domain;

import java.util.List;

/** At least two different people: nobody makes a CA's keys alone (EN 319 411-1, 6.5.1). */
public record Participants(List<Participant> people) {
    private static final int FEWEST = 2;

    public Participants {
        people = List.copyOf(people);
        if (people.size() < FEWEST) {
            throw new IllegalArgumentException(
                    "a key ceremony takes at least two people in trusted roles: name each with --by \"NAME, ROLE\"");
        }
        for (int i = 0; i < people.size(); i++) {
            for (var later : people.subList(i + 1, people.size())) {
                if (people.get(i).isSamePersonAs(later)) {
                    throw new IllegalArgumentException(
                            later.name() + " is named twice; a key ceremony takes different people");
                }
            }
        }
    }
}
