package org.openmss.handset.network;

import java.util.List;
import org.openmss.kernel.Bytes;

/**
 * How a dialogue ended, on its way to the home MSSP.
 *
 * @param signatures one a document, in their order; none where the user did not sign
 */
public record Answer(String messageId, HomeMssp.Outcome outcome, List<Bytes> signatures) {}
