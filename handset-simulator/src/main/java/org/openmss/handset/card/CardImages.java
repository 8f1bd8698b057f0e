package org.openmss.handset.card;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.random.RandomGenerator;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.Iccid;
import org.openmss.kernel.Seal;

/** Cards' states, encrypted; an image opens for its ICCID alone, so that images cannot be swapped. */
@ApplicationScoped
class CardImages {
    private final Seal seal;
    private final ObjectMapper json;
    private final RandomGenerator chance;

    CardImages(CardConfig config, ObjectMapper json, RandomGenerator chance) {
        this.seal = Seal.withKey("mss.card.image-key", config.imageKey());
        this.json = json;
        this.chance = chance;
    }

    byte[] seal(Iccid iccid, CardState state) {
        try {
            return seal.seal(Bytes.of(json.writeValueAsBytes(state)), iccid.value(), chance)
                    .toArray();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a card's image could not be written", e);
        }
    }

    CardState open(Iccid iccid, byte[] image) {
        try {
            return json.readValue(seal.open(Bytes.of(image), iccid.value()).toArray(), CardState.class);
        } catch (IOException e) {
            throw new UncheckedIOException("a card's image is not what was sealed", e);
        }
    }
}
