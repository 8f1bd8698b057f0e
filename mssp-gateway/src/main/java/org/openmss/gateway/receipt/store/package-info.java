/** Receipts in the database. */
@NullMarked
package org.openmss.gateway.receipt.store;

import org.jspecify.annotations.NullMarked;
