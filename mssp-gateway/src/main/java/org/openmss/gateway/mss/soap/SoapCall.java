package org.openmss.gateway.mss.soap;

import org.openmss.gateway.mss.message.Message;

/** A request as it came out of its envelope: nothing but parsed. */
record SoapCall(Message.Request message, SoapForm form) {}
