/** The door for what phones say of receipts. */
@NullMarked
package org.openmss.gateway.receipt.rest;

import org.jspecify.annotations.NullMarked;
