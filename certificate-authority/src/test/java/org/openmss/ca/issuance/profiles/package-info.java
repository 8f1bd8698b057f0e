@org.jspecify.annotations.NullMarked
package org.openmss.ca.issuance.profiles;
