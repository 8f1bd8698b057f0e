package org.openmss.handset.network;

/** A prompt has just appeared on a phone's screen, and stands in the database. */
public record PromptArrived(Message.Sign prompt) {}
