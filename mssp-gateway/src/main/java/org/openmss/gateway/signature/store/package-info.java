/** Signature transactions in the database, and the news of their ends. */
@NullMarked
package org.openmss.gateway.signature.store;

import org.jspecify.annotations.NullMarked;
