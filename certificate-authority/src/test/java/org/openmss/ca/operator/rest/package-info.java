@org.jspecify.annotations.NullMarked
package org.openmss.ca.operator.rest;
