@org.jspecify.annotations.NullMarked
package org.openmss.ca.hierarchy.jca;
