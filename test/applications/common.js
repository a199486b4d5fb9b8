// What the applications in JavaScript have in common: the list of operations, and how a value is shown.

'use strict';

const fs = require('fs');
const path = require('path');

// node-postgres makes of a date a Date at the beginning of the day where the process is.
const two = (number) => String(number).padStart(2, '0');
const isoDay = (date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

function show(value) {
  if (value === null) return '-';
  if (value instanceof Date) return isoDay(value);
  if (Array.isArray(value)) return `{${value.map(show).join(',')}}`;
  return String(value);
}

async function errorOf(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('nothing was refused');
}

// Runs the operations, each by the function of its name, and prints the rows they return.
async function main(version, application, without = []) {
  console.log(`# ${version}, node ${process.versions.node}`);
  const list = fs.readFileSync(path.join(__dirname, 'operations'), 'utf8').trimEnd().split('\n');
  for (const operation of list.map((line) => line.split('\t')[0])) {
    if (without.includes(operation)) continue;
    try {
      for (const row of await application[operation]()) {
        console.log(`${operation}: ${Object.values(row).map(show).join('|')}`);
      }
    } catch (error) {
      console.error(operation, error);
      process.exit(1);
    }
  }
}

module.exports = { errorOf, main };
