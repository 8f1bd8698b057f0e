/** The way between home MSSP and phone: messages in, answers out, none lost over a restart. */
@NullMarked
package org.openmss.handset.network;

import org.jspecify.annotations.NullMarked;
