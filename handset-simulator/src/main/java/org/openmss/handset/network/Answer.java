package org.openmss.handset.network;

import org.jspecify.annotations.Nullable;
import org.openmss.kernel.Bytes;

/** How a dialogue ended, on its way to the home MSSP. */
record Answer(
        String messageId,
        HomeMssp.Outcome outcome,
        @Nullable Bytes signature) {}
