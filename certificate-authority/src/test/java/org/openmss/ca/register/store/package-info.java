@org.jspecify.annotations.NullMarked
package org.openmss.ca.register.store;
