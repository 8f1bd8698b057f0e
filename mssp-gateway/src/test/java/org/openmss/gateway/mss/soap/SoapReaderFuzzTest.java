package org.openmss.gateway.mss.soap;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import org.openmss.gateway.mss.ParsedRequests;
import org.openmss.gateway.mss.message.Operation;
import org.openmss.gateway.signature.MssStatus;
import org.openmss.gateway.signature.domain.RefusedException;

/** Bodies as anybody may send them to the SOAP door, up to the command. The README says how to look beyond the corpus. */
class SoapReaderFuzzTest {
    private final SoapReader reader;

    SoapReaderFuzzTest() throws JAXBException {
        reader = new SoapReader(JAXBContext.newInstance(
                Arrays.stream(Operation.values()).map(Operation::requestType).toArray(Class<?>[]::new)));
    }

    @FuzzTest(maxDuration = "3m")
    void aBodyIsReadOrRefused(byte[] input) {
        try {
            ParsedRequests.parse(reader.read(new ByteArrayInputStream(input)).message());
        } catch (RefusedException refused) {
            assertThat(MssStatus.explain(refused.failure())).isNotBlank();
        }
    }
}
