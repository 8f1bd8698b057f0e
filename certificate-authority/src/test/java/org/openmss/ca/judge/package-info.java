/** Outside implementations that judge what this CA makes, each as a relying party would: over HTTP, from the addresses in the certificates. */
@org.jspecify.annotations.NullMarked
package org.openmss.ca.judge;
